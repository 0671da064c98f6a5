// Leave the page as it is without any style sheet.
() => {
  for (const sheet of document.styleSheets) sheet.disabled = true;
  document.adoptedStyleSheets = [];
  for (const element of document.querySelectorAll("[style]")) element.removeAttribute("style");
};
