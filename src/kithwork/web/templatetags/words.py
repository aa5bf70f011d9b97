"""Filters that turn values into words a seeker reads."""

from django import template

register = template.Library()
