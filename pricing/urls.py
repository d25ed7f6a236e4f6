from django.urls import path

from pricing.views import baskets, boards, cards, fares, payments, prices, quotes, watches

app_name = "pricing"
urlpatterns = [
    path("groups/<slug:slug>/board/", boards.shown, name="board"),
    path("groups/<slug:slug>/board/choice/", boards.choice, name="choice"),
    path("groups/<slug:slug>/board/new/", quotes.new, name="quote_new"),
    path("groups/<slug:slug>/fares/", fares.listed, name="fares"),
    path("fares/<int:pk>/withdrawal/", fares.withdrawal, name="fare_withdrawal"),
    path("me/payment/", payments.payment, name="payment"),
    path("me/lists/", baskets.listed, name="baskets"),
    path("me/lists/<int:pk>/", baskets.basket, name="basket"),
    path("me/lists/<int:pk>/dropping/", baskets.dropping, name="basket_dropping"),
    path("me/lists/lines/", baskets.put, name="basket_put"),
    path("me/lists/lines/<int:pk>/removal/", baskets.removal, name="line_removal"),
    path("me/watches/", watches.listed, name="watches"),
    path("me/watches/new/<int:cell>/", watches.new, name="watch_new"),
    path("me/watches/<int:pk>/stop/", watches.stop, name="watch_stop"),
    path("prices/cells/<int:cell>/card/", cards.make, name="card_make"),
    path("cards/<str:token>/", cards.card, name="card"),
    path("cards/<str:token>/<str:language>.png", cards.drawn, name="card_picture"),
    path("quotes/<int:pk>/withdrawal/", quotes.withdrawal, name="withdrawal"),
    path("prices/", prices.goods, name="goods"),
    path("prices/<slug:slug>/", prices.compare, name="compare"),
    path("prices/<slug:slug>/<slug:market>/", prices.history, name="history"),
    path("markets/<slug:slug>/", prices.market, name="market"),
]
