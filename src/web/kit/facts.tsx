import { type ReactNode, useState } from 'react'
import { Icon } from './icon.tsx'
import { tell } from './toasts.tsx'
import './facts.css'

export type Fact = {
  label: string
  value: ReactNode /** Takes the whole line. */
  wide?: boolean /** Left out when true. */
  absent?: boolean
}

/** Label and value, in as many columns as fit. A value that is not known reads 未登记. */
export function Facts({ facts, least = 240 }: { facts: Fact[]; least?: number }) {
  return (
    <dl className="facts" style={{ '--least': `${least}px` } as React.CSSProperties}>
      {facts
        .filter((fact) => !fact.absent)
        .map(({ label, value, wide }) => (
          <div key={label} className={wide ? 'wide' : undefined}>
            <dt>{label}</dt>
            <dd>
              {value === null || value === undefined || value === '' ? (
                <span className="unknown">未登记</span>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
    </dl>
  )
}

/**
 * A value shown masked (`6****************4`). `reveal` asks the server for the whole, which leaves an audit line;
 * left out when the acting role may not. The whole value is hidden again after half a minute.
 */
export function Masked({
  value,
  reveal,
  what,
}: {
  value: string | null
  /** The whole value; null when the person turned back. */
  reveal?: () => Promise<string | null>
  what: string
}) {
  const [whole, setWhole] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!value) return <span className="unknown">未登记</span>
  const open = async () => {
    setBusy(true)
    try {
      setWhole((await reveal?.()) ?? null)
      setTimeout(() => setWhole(null), 30_000)
    } catch (error) {
      tell.refused(error)
    }
    setBusy(false)
  }
  return (
    <span className="masked">
      <span className={isNumber(whole ?? value) ? 'number' : 'words'}>{whole ?? value}</span>
      {reveal && (
        <button
          type="button"
          aria-label={whole ? `隐藏${what}` : `查看完整${what}（会留下查看记录）`}
          title={whole ? '隐藏' : '查看完整内容（会留下查看记录）'}
          disabled={busy}
          onClick={() => (whole ? setWhole(null) : void open())}
        >
          <Icon name={whole ? 'hidden' : 'eye'} />
        </button>
      )}
    </span>
  )
}

/** Numbers stay in one line; an address takes as many as it needs. */
const isNumber = (text: string) => /^[\x20-\x7e]+$/.test(text)

/** A person's name: never broken, in fonts that hold rare characters, the whole name on hover. */
export function RareName({ name }: { name: string }) {
  return (
    <span className="name rare-name" title={name}>
      {name}
    </span>
  )
}

/** The name in a disc: the given name's last two characters. */
export function NameDisc({ name, size }: { name: string; size?: number }) {
  const shown = [...name].slice(-2).join('')
  return (
    <span
      className="name-disc name"
      aria-hidden="true"
      style={size ? { width: size, height: size, fontSize: size * 0.4 } : undefined}
    >
      {shown}
    </span>
  )
}

/** A day or a moment, never broken across lines. Days `2026-11-24` stay as they are; moments become local `2026-11-24 09:12`. */
export function When({ at }: { at: string | null | undefined }) {
  if (!at) return <span className="unknown">未登记</span>
  return <time dateTime={at}>{at.length <= 10 ? at : localMoment(at)}</time>
}

function localMoment(iso: string): string {
  const moment = new Date(iso)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  // Midnight to the millisecond is a day that was written down without a time.
  if (moment.getTime() % 60_000 === 0 && moment.getHours() + moment.getMinutes() === 0) return day
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
