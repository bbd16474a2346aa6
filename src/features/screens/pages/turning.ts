import { useEffect, useState } from 'react'

/** Which page is shown: each for its seconds, then the next; held or chosen by hand or by the keyboard. */
export function useTurning(seconds: readonly number[]) {
  const [chosen, setChosen] = useState(0)
  const [held, setHeld] = useState(false)
  const count = Math.max(1, seconds.length)
  const at = chosen % count
  const lasts = seconds[at] ?? 0
  useEffect(() => {
    if (held || count === 1) return
    const timer = setTimeout(() => setChosen((at + 1) % count), lasts * 1000)
    return () => clearTimeout(timer)
  }, [at, count, lasts, held])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // In a list that lies open the keys belong to the list.
      if (document.querySelector('dialog[open]')) return
      if (event.key === 'ArrowRight') setChosen((at + 1) % count)
      else if (event.key === 'ArrowLeft') setChosen((at + count - 1) % count)
      else if (event.key === ' ' && event.target === document.body) setHeld((is) => !is)
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [at, count])
  return { at, held, show: setChosen, hold: setHeld }
}
