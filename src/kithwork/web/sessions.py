"""Sessions at the desk and on phones: the same, in cookies of different names."""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from kithwork.web import outside


class Sessions(SessionMiddleware):
    """Django's own; over TLS its cookie is Secure, and its name lets no other host set it."""

    def process_request(self, request: HttpRequest) -> None:
        """Find the session in the cookie that belongs to where the request came in."""
        if outside.is_outside(request):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
            found = request.COOKIES.get(outside.secure_cookie())
            if found is not None:
                request.COOKIES[settings.SESSION_COOKIE_NAME] = found
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Keep the session in that cookie."""
        answer = super().process_response(request, response)
        if outside.is_outside(request) and settings.SESSION_COOKIE_NAME in answer.cookies:
            plain = answer.cookies.pop(settings.SESSION_COOKIE_NAME)
            name = outside.secure_cookie()
            answer.cookies[name] = plain.value
            for attribute, value in plain.items():
                answer.cookies[name][attribute] = value
            answer.cookies[name]["secure"] = True
        return answer
