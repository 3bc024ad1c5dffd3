/** Numbers from 0 to 1 that are the same in every run (Park and Miller's generator). */
export function randoms(): () => number {
  let state = 20_260_131;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
