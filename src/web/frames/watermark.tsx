import { useEffect, useState } from 'react'
import { minuteOf } from '#basics/days.ts'
import { usePlace } from '../kit/place.ts'
import { pageAt } from '../page-list.ts'
import { useSession } from '../session.ts'
import './watermark.css'

/** Features whose pages show data of people: their lists, records and what hangs on them. */
const personal = new Set(
  'accounts admissions alerts appraisals approvals archive audit boards commendations dues elections helping masterData meetings messages numberExports people slips talks transfers'.split(
    ' ',
  ),
)

/** Pale over the page and its dialogs: who looks, and when. A wall of figures that many look at has none. */
export default function Watermark() {
  const watermark = useSession().data?.watermark
  const page = pageAt(usePlace().pathname)
  const minute = useMinute()
  if (!watermark || !page || page.alone) return null
  const feature = page.permission?.split('.')[0]
  if (watermark.pages === 'personal' && !(feature && personal.has(feature))) return null
  const tile = `url("data:image/svg+xml,${encodeURIComponent(tileOf(watermark.words, minute))}")`
  return <div className="watermark" aria-hidden style={{ backgroundImage: tile }} />
}

const escaped = (text: string) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const tileOf = (words: string, minute: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="180"><g transform="rotate(-20 120 90)" font-family="sans-serif" font-size="15" fill="#3a2a20" fill-opacity=".075" text-anchor="middle"><text x="120" y="86">${escaped(words)}</text><text x="120" y="108" font-size="13">${minute}</text></g></svg>`

function useMinute(): string {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return minuteOf(now.toISOString())
}
