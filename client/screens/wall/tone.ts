/** A short soft tone, two notes falling. Browsers keep it silent until somebody has touched the page. */
export function createTone(): { play(): void; close(): void } {
  let context: AudioContext | null = null;
  return {
    play() {
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume();
      sound(context, 660, context.currentTime);
      sound(context, 495, context.currentTime + 0.18);
    },
    close() {
      void context?.close();
      context = null;
    },
  };
}

const NOTE_SECONDS = 0.3;
const LOUDNESS = 0.2;

function sound(context: AudioContext, hertz: number, atSeconds: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = hertz;
  // Rises and falls softly: a hard edge clicks.
  gain.gain.setValueAtTime(0, atSeconds);
  gain.gain.linearRampToValueAtTime(LOUDNESS, atSeconds + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, atSeconds + NOTE_SECONDS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(atSeconds);
  oscillator.stop(atSeconds + NOTE_SECONDS);
}
