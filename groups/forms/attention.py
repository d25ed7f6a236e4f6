from django import forms


class AttentionForm(forms.Form):
    level = forms.CharField(max_length=10)
