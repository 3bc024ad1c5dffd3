import { boot } from './boot.ts';

declare global {
  interface Window {
    /** Asked for in index.html. Absent where the browser is too old: it has its sentence there already. */
    readonly scorecardAnswer?: Promise<Response>;
  }
}

// In the order in which a reader waits for them: what to show, its figures, and only then the framework to show them
// with. All three are being downloaded already (modulepreload); this is about who gets the processor first.
const { scorecardAnswer } = window;
if (scorecardAnswer !== undefined) {
  scorecardAnswer.catch(() => undefined);
  void boot(scorecardAnswer, window.location).then(async (booted) => {
    const { mount } = await import('./mount.tsx');
    await mount(booted);
  });
}
