// Opens Material's search from a real button: the dialog opens when its field gets the focus.
document.querySelector(".ps-search-button")?.addEventListener("click", () => {
  document.querySelector(".md-search__input").focus();
});
