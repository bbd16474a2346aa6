import type { call } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { type Source, sourceNames } from '../rules.ts'

export type Answer = Awaited<ReturnType<typeof call.search.find>>
type Row = Answer['rows'][number]

const Lit = ({ pieces }: { pieces: Row['title'] }) =>
  pieces.map(({ text, lit }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
    lit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  )

const validities = { current: '现行有效', coming: '尚未施行', repealed: '已废止' } as const
const tones = { current: 'good', coming: 'info', repealed: 'bad' } as const

/** One that was found: its title, the place of the text, and where it comes from. */
function HitCard({ row }: { row: Row }) {
  const facts = [row.number, row.issuer, row.datedOn].filter(Boolean)
  return (
    <li className="hit">
      <PageLink to={row.address} className="hit-title">
        <Lit pieces={row.title} />
        {row.heading && <em>{row.heading}</em>}
      </PageLink>
      {row.excerpt.length > 0 && (
        <p>
          <Lit pieces={row.excerpt} />
        </p>
      )}
      <small>
        {row.kindName && <Label>{row.kindName}</Label>}
        {row.validity && <Label tone={tones[row.validity]}>{validities[row.validity]}</Label>}
        <span>{facts.join(' · ')}</span>
      </small>
    </li>
  )
}

const counted = ({ total, capped }: { total: number; capped: boolean }) =>
  capped ? `${total}+` : String(total)

/** What was found, by where it comes from; of a chosen source, its page. */
export function Hits({
  answer,
  chosen,
  choose,
}: {
  answer: Answer
  chosen: Source | undefined
  choose: (source: Source) => void
}) {
  const groups = [...Map.groupBy(answer.rows, ({ source }) => source)]
  return groups.map(([source, rows]) => {
    const count = answer.counts.find((one) => one.source === source)
    const more = !chosen && count && (count.capped || count.total > rows.length)
    return (
      <section key={source} className="hits" aria-label={sourceNames[source]}>
        <header>
          <h2>{sourceNames[source]}</h2>
          {count && <span className="number">{counted(count)} 条</span>}
          {more && (
            <button type="button" className="link" onClick={() => choose(source)}>
              查看全部
            </button>
          )}
        </header>
        <ol>
          {rows.map((row) => (
            <HitCard key={row.key} row={row} />
          ))}
        </ol>
      </section>
    )
  })
}
