/** The browser's own voice, and a clock in its place where it has none: captions go on either way. */
import { useEffect, useRef, useState } from 'react'
import type { Stop } from './visited.ts'

const millisecondsASign = 230

/** Says a text; calls back when it has been said. Gives back the way to stop it. */
function say(words: string, done: () => void): () => void {
  const spoken = typeof speechSynthesis !== 'undefined' && speechSynthesis.getVoices().length > 0
  if (!spoken) {
    const waiting = setTimeout(done, Math.max(4000, [...words].length * millisecondsASign))
    return () => clearTimeout(waiting)
  }
  const utterance = new SpeechSynthesisUtterance(words)
  utterance.lang = 'zh-CN'
  utterance.rate = 0.95
  let stopped = false
  utterance.onend = () => !stopped && done()
  utterance.onerror = () => !stopped && done()
  speechSynthesis.cancel()
  speechSynthesis.speak(utterance)
  return () => {
    stopped = true
    speechSynthesis.cancel()
  }
}

export const hasVoice = () => typeof speechSynthesis !== 'undefined' && speechSynthesis.getVoices().length > 0

export type Tour = {
  stop: Stop | null
  at: number
  playing: boolean
  start: (at?: number) => void
  pause: () => void
  resume: () => void
  skip: () => void
  end: () => void
}

/** The guided tour: one stop after the other, each shown, said and captioned. */
export function useTour(stops: Stop[], show: (stop: Stop) => void): Tour {
  const [at, setAt] = useState<number | null>(null)
  const [playing, setPlaying] = useState(false)
  const showing = useRef(show)
  showing.current = show
  const stop = at === null ? null : (stops[at] ?? null)
  useEffect(() => {
    if (!stop) return
    showing.current(stop)
    if (!playing) return
    return say(`${stop.title}。${stop.words}`, () => setAt((now) => (now === null ? null : now + 1)))
  }, [stop, playing])
  const end = () => {
    setAt(null)
    setPlaying(false)
  }
  return {
    stop,
    at: at ?? 0,
    playing: playing && stop !== null,
    start: (from = 0) => {
      setAt(from)
      setPlaying(true)
    },
    pause: () => setPlaying(false),
    resume: () => setPlaying(true),
    skip: () => setAt((now) => (now === null ? null : now + 1)),
    end,
  }
}

/** One text said on demand: pressed again, or when something else is shown, it falls silent. */
export function useSaying(of: number): [saying: boolean, toggle: (words: string) => void] {
  const [stop, setStop] = useState<(() => void) | null>(null)
  useEffect(() => () => stop?.(), [stop])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides, not what it is
  useEffect(() => setStop(null), [of])
  return [
    stop !== null,
    (words) => {
      if (stop) setStop(null)
      else setStop(() => say(words, () => setStop(null)))
    },
  ]
}
