import '#ui/apply-theme.ts';

// In the order in which a reader waits for them: what to show, its figures, and only then the framework to show them
// with. All three are being downloaded already (modulepreload); this is about who gets the processor first.
const scorecard = fetch('./scorecard.json', { cache: 'no-cache' });
scorecard.catch(() => undefined);
// A browser that is too old has its sentence in index.html already.
if (!('unsupported' in document.documentElement.dataset)) {
  void import('./boot.ts')
    .then(({ boot }) => boot(scorecard, window.location))
    .then(async (booted) => {
      const { mount } = await import('./mount.tsx');
      await mount(booted);
    });
}
