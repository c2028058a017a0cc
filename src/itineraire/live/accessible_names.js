// ipywidgets leaves its slider handles without a name; a screen reader then says "slider" and nothing else.
(() => {
  const nameHandles = () => {
    for (const slider of document.querySelectorAll('.itineraire-panel .widget-slider, .itineraire-panel .jupyter-widget-slider')) {
      const label = slider.querySelector('label, .widget-label');
      for (const handle of slider.querySelectorAll('[role="slider"]')) {
        if (label && handle.getAttribute('aria-label') !== label.textContent) {
          handle.setAttribute('aria-label', label.textContent);
        }
      }
    }
  };
  if (window.itineraireNames) { window.itineraireNames.disconnect(); }
  window.itineraireNames = new MutationObserver(nameHandles);
  window.itineraireNames.observe(document.body, { childList: true, subtree: true });
  nameHandles();
})();
