import { type CSSProperties, useEffect, useState } from 'react'
import { minuteOf } from '#basics/days.ts'
import { Silk } from '#web/kit/mark.tsx'
import type { Heard } from './line.ts'
import { inWords } from './numbers.ts'
import { Star } from './star.tsx'
import type { Shown } from './told.ts'
import { useTurning } from './turning.ts'
import { type Opening, WallPanel } from './wall-panel.tsx'
import './wall.css'

/** What numbers lead to; all undefined where nobody is signed in. */
export type Leads = {
  cell: Opening
  figure: ((figure: Shown['figures'][number]) => void) | undefined
  organization: ((id: number) => void) | undefined
}
export const noLeads: Leads = { cell: undefined, figure: undefined, organization: undefined }

/** A wall as it hangs: its head, the page of the moment, and which pages there are. */
export function Wall({ heard, leads }: { heard: Heard<Shown>; leads: Leads }) {
  const { shown, line, words } = heard
  const scale = useScale()
  return (
    <main className="wall" data-line={line} data-flowing={scale === null || undefined}>
      <div className="wall-sheet" style={{ '--scale': scale ?? 1 } as CSSProperties}>
        <Silk
          className="wall-silk"
          lines={50}
          width={1920}
          height={420}
          swing={80}
          phase={0.5}
          colour="#E2A95A"
          opacity={0.32}
        />
        {shown ? <Pages shown={shown} heard={heard} leads={leads} /> : <Dark line={line} words={words} />}
      </div>
    </main>
  )
}

const darkWords = {
  opening: '正在连接……',
  live: '',
  lost: '暂时连不上服务器，正在重新连接……',
  refused: '',
  over: '这个大屏的展示已经结束。如需继续展示，请联系政工部门。',
} as const

const Dark = ({ line, words }: Pick<Heard<Shown>, 'line' | 'words'>) => (
  <p className="wall-dark" role="status">
    {words ?? darkWords[line]}
  </p>
)

function Pages({ shown, heard, leads }: { shown: Shown; heard: Heard<Shown>; leads: Leads }) {
  const { pages } = shown
  const { at, held, show, hold } = useTurning(pages.map(({ seconds }) => seconds))
  const page = pages[at]
  if (!page) return null
  return (
    <>
      <Head shown={shown} heard={heard} />
      <div key={at} className="wall-page" data-view={page.view} data-count={page.panels.length}>
        {page.view === 'constellation' ? (
          <Around page={page} shown={shown} leads={leads} />
        ) : (
          <>
            <Figures shown={shown} open={leads.figure} />
            <div className="wall-grid">
              {page.panels.map((panel) => (
                <WallPanel key={panel} panel={panel} shown={shown} open={leads.cell} />
              ))}
            </div>
          </>
        )}
      </div>
      <nav className="wall-foot" aria-label="大屏页面">
        {pages.map(({ title, seconds }, index) => (
          <button
            key={title}
            type="button"
            aria-current={index === at ? 'page' : undefined}
            style={{ '--seconds': `${seconds}s` } as CSSProperties}
            data-held={held || undefined}
            onClick={() => show(index)}
          >
            {title}
          </button>
        ))}
        {pages.length > 1 && (
          <button type="button" className="wall-hold" aria-pressed={held} onClick={() => hold(!held)}>
            {held ? '继续轮播' : '暂停'}
          </button>
        )}
      </nav>
    </>
  )
}

type PageProps = { page: Shown['pages'][number]; shown: Shown; leads: Leads }

/** The constellation in the middle, panels at both sides and the seventh below it. */
function Around({ page, shown, leads }: PageProps) {
  const beside = page.panels.slice(0, 6)
  const half = Math.ceil(beside.length / 2)
  const below = page.panels[6]
  const column = (panels: typeof beside) => (
    <div className="wall-column">
      {panels.map((panel) => (
        <WallPanel key={panel} panel={panel} shown={shown} open={leads.cell} />
      ))}
    </div>
  )
  return (
    <>
      {column(beside.slice(0, half))}
      <div className="wall-middle">
        <Figures shown={shown} open={leads.figure} />
        <Star shown={shown} open={leads.organization} />
        <Units shown={shown} open={leads.organization} />
        {below && <WallPanel panel={below} shown={shown} open={leads.cell} />}
      </div>
      {column(beside.slice(half))}
    </>
  )
}

/** Where the sheet flows, the names of the constellation are too small: they stand below it. */
const Units = ({ shown, open }: { shown: Shown; open: Leads['organization'] }) => (
  <ul className="wall-units">
    {shown.groups.map(({ id, name, members }) => (
      <li key={id}>
        {open ? (
          <button type="button" onClick={() => open(id)}>
            {name}
          </button>
        ) : (
          <span>{name}</span>
        )}
        <b>{inWords(members)}</b>
      </li>
    ))}
  </ul>
)

function Figures({ shown, open }: { shown: Shown; open: Leads['figure'] }) {
  return (
    <ul className="wall-figures">
      {shown.figures.map((figure) => {
        const number = (
          <b>
            {inWords(figure.value)}
            <small>{figure.unit}</small>
          </b>
        )
        return (
          <li key={figure.key} title={`截至${shown.asOf}。${figure.definition}`}>
            <span>{figure.label}</span>
            {open && (figure.to || figure.cell) ? (
              <button
                type="button"
                onClick={() => open(figure)}
                aria-label={`${figure.label} ${inWords(figure.value)}${figure.unit}`}
              >
                {number}
              </button>
            ) : (
              number
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Head({ shown, heard: { line } }: { shown: Shown; heard: Heard<Shown> }) {
  return (
    <header className="wall-head">
      <Clock />
      <h1>{shown.title}</h1>
      <div className="wall-where">
        <span>{shown.organization.name}</span>
        {line === 'lost' ? (
          <i role="status" className="wall-lost">
            连接中断，正在重新连接（数字为 {minuteOf(shown.readAt).slice(5)}）
          </i>
        ) : (
          <i>数据更新 {minuteOf(shown.readAt).slice(11)}</i>
        )}
      </div>
    </header>
  )
}

const dayWords = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'Asia/Shanghai' })
const clock = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="wall-clock">
      <b>{clock.format(now)}</b>
      <span>
        {dayWords.format(now)}
        <br />
        {weekday.format(now)}
      </span>
    </div>
  )
}

const sheet = { width: 1920, height: 1080 }
/** On what is smaller than this the sheet could not be read: its parts flow one below the other. */
const leastScale = 0.45

/** How large the sheet is drawn so that it fills the window; null where it flows. */
function useScale(): number | null {
  const [scale, setScale] = useState(scaleNow)
  useEffect(() => {
    const onResize = () => setScale(scaleNow())
    addEventListener('resize', onResize)
    return () => removeEventListener('resize', onResize)
  }, [])
  return scale < leastScale ? null : scale
}

const scaleNow = () => Math.min(innerWidth / sheet.width, innerHeight / sheet.height)
