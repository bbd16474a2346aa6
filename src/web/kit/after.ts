import { useEffect, useState } from 'react'

/** Whether the page has stood for so long: what it does not need at first is loaded then. */
export function useAfter(milliseconds: number): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return over
}
