"""Where the web's addresses are mounted, and which pages answer a failure."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("kithwork.web.urls"))]

handler400 = "kithwork.web.views.failures.bad_request"
handler403 = "kithwork.web.views.failures.forbidden"
handler404 = "kithwork.web.views.failures.not_found"
handler500 = "kithwork.web.views.failures.fault"
