// Loaded before plotly, by pages with figures only. Plotly adds style elements and sets style
// attributes; under the policy both would be refused without an error and its legend misplaced.
// So a new style element gets this page's nonce, and a style attribute goes through the object
// model, which the policy allows.
(() => {
  const nonce = document.currentScript.nonce;
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function createElement(name, ...rest) {
    const made = create.call(this, name, ...rest);
    if (String(name).toLowerCase() === "style") made.nonce = nonce;
    return made;
  };
  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function setAttribute(name, value) {
    if (String(name).toLowerCase() === "style" && this.style) this.style.cssText = value;
    else set.call(this, name, value);
  };
})();
