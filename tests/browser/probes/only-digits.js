// Leave nothing on the page but all digits in the type of one element.
(selector) => {
  const { fontFamily, fontWeight, fontVariantNumeric } = getComputedStyle(document.querySelector(selector));
  const alphabet = document.createElement("p");
  alphabet.textContent = "0123456789";
  Object.assign(alphabet.style, { fontFamily, fontWeight, fontVariantNumeric, fontSize: "40pt" });
  document.body.replaceChildren(alphabet);
};
