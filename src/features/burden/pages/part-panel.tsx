import { addressOf, useAddress } from '#web/kit/address.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { sourceGrounds, sourceNames, sourceUnits } from '../rules.ts'
import { askingsOf, type Shown } from './when.ts'

type Part = Shown['parts'][number]
type Line = Part['lines'][number]

/** More or less than before, in words: red means nothing here, less is simply less. */
export function Difference({ now, before }: { now: number; before: number }) {
  const more = now - before
  if (more === 0) return <span className="muted">与上期相同（{before.toLocaleString('zh-CN')}）</span>
  return (
    <span className={more > 0 ? 'burden-more' : 'burden-less'}>
      {more > 0 ? '比上期多' : '比上期少'} {Math.abs(more).toLocaleString('zh-CN')}
    </span>
  )
}

/** One source: where its numbers come from, and each of its lines, which opens what is behind it. */
export function PartPanel({ part, shown }: { part: Part; shown: Shown }) {
  const { source, total, lines } = part
  return (
    <Panel
      title={sourceNames[source]}
      extra={`本期 ${total.now.toLocaleString('zh-CN')} ${sourceUnits[source]}`}
      className="burden-part"
    >
      <p className="burden-ground">{sourceGrounds[source]}</p>
      {lines.length === 0 ? (
        <p className="muted">两个时期都没有。</p>
      ) : (
        <table className="burden-lines">
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">本期</th>
              <th scope="col">上期</th>
            </tr>
          </thead>
          <tbody>{linesOf(part, shown)}</tbody>
        </table>
      )}
    </Panel>
  )
}

function linesOf({ source, lines }: Part, shown: Shown) {
  return lines.map((line, at) => (
    <LineRow
      key={line.key}
      line={line}
      heading={line.subject !== null && line.subject !== lines[at - 1]?.subject ? line.subject : null}
      to={askingsOf(shown, source, line.key)}
    />
  ))
}

function LineRow({ line, heading, to }: { line: Line; heading: string | null; to: string }) {
  const { search } = useAddress()
  return (
    <>
      {heading && (
        <tr className="burden-subject">
          <th scope="rowgroup" colSpan={3}>
            {heading}
          </th>
        </tr>
      )}
      <tr>
        <th scope="row">
          {line.title}
          {line.fields !== null && (
            <PageLink className="burden-fields" to={addressOf('/burden', { ...search, form: line.key })}>
              每份至少 {line.fields} 项
            </PageLink>
          )}
        </th>
        <td>
          {line.now === 0 ? (
            <span className="number muted">0</span>
          ) : (
            <PageLink className="number link" to={to}>
              {line.now.toLocaleString('zh-CN')}
            </PageLink>
          )}
        </td>
        <td className="number muted">{line.before.toLocaleString('zh-CN')}</td>
      </tr>
    </>
  )
}
