import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { noticeable } from '../analysis/rules.ts'

type Shown = Awaited<ReturnType<typeof call.boards.analysis>>
type Sentence = Shown['total']

/** What the figures say, in words; a number leads to whoever it counts. */
export function AnalysisPanel({
  organizationId,
  asOf,
}: {
  organizationId: number
  asOf: string | undefined
}) {
  const query = useQuery({
    ...ask.boards.analysis.queryOptions({ input: { organizationId, asOf } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel title="分析" className="board-analysis">
      <Answered query={query} lines={4}>
        {(shown) => <Said shown={shown} />}
      </Answered>
    </Panel>
  )
}

function Said({ shown }: { shown: Shown }) {
  const words = (sentence: Sentence) => <Words sentence={sentence} shown={shown} />
  return (
    <>
      <p>{words(shown.total)}</p>
      <h3>比上年末</h3>
      {shown.moved.length === 0 ? (
        <p className="muted">各类党员的占比没有明显变化（都不到 {noticeable.points} 个百分点）。</p>
      ) : (
        <List sentences={shown.moved} words={words} />
      )}
      {shown.apart.length > 0 && (
        <>
          <h3>与整体差别较大的下级党组织（按组织树顺序）</h3>
          <List sentences={shown.apart} words={words} />
        </>
      )}
      <p className="board-definition">文字由“党员增减变动情况”“党员分党组织情况”两张表算出，点数字看人员。</p>
    </>
  )
}

const List = ({ sentences, words }: { sentences: Sentence[]; words: (one: Sentence) => React.ReactNode }) => (
  <ul>
    {sentences.map((sentence) => (
      <li key={sentence.map(({ text }) => text).join('')}>{words(sentence)}</li>
    ))}
  </ul>
)

const Words = ({ sentence, shown: { organization, asOf } }: { sentence: Sentence; shown: Shown }) =>
  sentence.map(({ text, cell }) =>
    cell ? (
      <PageLink
        key={`${cell.row} ${cell.column}`}
        className="link number"
        to={addressOf('/statistics', { organizationId: organization.id, asOf, ...cell })}
      >
        {text}
      </PageLink>
    ) : (
      text
    ),
  )
