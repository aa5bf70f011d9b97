/* The button beside the words on how to print; the browser's own menu prints as well. */
"use strict";

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) window.print();
});
