// Draws each figure from the JSON block that it names. The server names colours by token, so the
// same data serves light, dark and print.
(() => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // A token may be light-dark(...); the browser resolves it on a real property.
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color || token(name);
  };

  /** Put the theme's colours where the trace names their tokens. */
  function paint(trace) {
    const { line, fill, edge, letters, scale } = trace.meta ?? {};
    if (scale) {
      const border = { ...trace.marker.line, color: colour(edge) };
      const one = colour(scale);
      return { ...trace, colorscale: [[0, one], [1, one]], marker: { ...trace.marker, line: border } };
    }
    if (line) return { ...trace, line: { ...trace.line, color: colour(line) } };
    if (!fill) return trace;
    const outline = { ...trace.marker.line, color: colour(edge) };
    return {
      ...trace,
      ...(letters && { textfont: { color: colour(letters) } }),
      marker: { ...trace.marker, symbol: trace.marker.symbol.replace("-open", ""), color: colour(fill), line: outline },
    };
  }

  function draw(host) {
    const kept = JSON.parse(document.getElementById(host.dataset.figure).textContent);
    const font = { family: token("--font"), size: 12, color: colour("--text") };
    const layout = {
      ...kept.layout,
      font,
      hoverlabel: { bgcolor: colour("--raised"), bordercolor: colour("--line-strong"), font },
    };
    const config = {
      displaylogo: false,
      displayModeBar: false,
      responsive: true,
      topojsonURL: "/static/geo/",
    };
    return Plotly.react(host, kept.data.map(paint), layout, config);
  }

  for (const host of document.querySelectorAll("[data-figure]")) {
    draw(host).then(() => {
      host.on("plotly_click", (event) => {
        const address = event.points[0]?.customdata;
        if (typeof address === "string" && /^\/(?!\/)/.test(address)) location.assign(address);
      });
    });
    new MutationObserver(() => draw(host)).observe(document.documentElement, {
      attributeFilter: ["data-bs-theme"],
    });
  }
})();
