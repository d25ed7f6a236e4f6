from django import template

from community.search import excerpt

register = template.Library()
register.filter("marked", excerpt.marked)
