/** A duration after „in“, „seit“, „von“ and „binnen“: „2 Tagen“; other units are the same. */
export function dative(duration: string): string {
  return duration.replace(/\bTage\b/, 'Tagen')
}
