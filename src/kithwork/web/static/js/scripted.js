/* First of all: what only a script can do is shown, what only its absence needs is not. */
document.documentElement.classList.add("scripted");
