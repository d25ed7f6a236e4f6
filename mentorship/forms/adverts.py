from django import forms
from django.utils.translation import gettext_lazy as _

from mentorship.adverts import Advert

LONGEST = 3000


class AdvertForm(forms.Form):
    text = forms.CharField(
        label=_("The words of your advert"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5, "maxlength": LONGEST}),
    )
    pictures = forms.IntegerField(
        label=_("How many pictures"),
        min_value=0,
        max_value=50,
        initial=0,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    marked = forms.BooleanField(
        label=_("A name, a number or a logo is written across a picture"), required=False
    )

    def advert(self) -> Advert:
        return Advert(**self.cleaned_data)
