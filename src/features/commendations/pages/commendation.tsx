import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { kindFacts, stateNames } from '../rules.ts'
import { stateTones } from './commendation-list.tsx'

type One = Awaited<ReturnType<typeof call.commendations.get>>

const help = (
  <>
    <h3>一项表彰</h3>
    <ul>
      <li>党支部推荐，党委审核同意，由党委或政工部门决定；决定以前，推荐的党组织可以撤回。</li>
      <li>决定以后写入本人的奖励记录，可以打印荣誉证书。不予表彰的写明原因。</li>
    </ul>
  </>
)

/** One commendation: whom, for what, and how far it is. */
export default function CommendationPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.commendations.get.queryOptions({ input: { id } }))
  const one = query.data
  const title = one && `${one.name}：${kindFacts[one.kind].title}`
  usePageTitle(title)
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader
        title={title}
        beside={one && <StatusDot tone={stateTones[one.state]}>{stateNames[one.state]}</StatusDot>}
        actions={
          one?.state === 'awarded' && (
            <a
              className="button primary"
              href={fileAddress(`/commendations/${one.id}/certificate.pdf`)}
              download
            >
              打印荣誉证书
            </a>
          )
        }
      />
      <Answered query={query}>
        {(found) => (
          <Panel>
            <Facts facts={factsOf(found)} />
            <Acts one={found} />
          </Panel>
        )}
      </Answered>
    </>
  )
}

const factsOf = (one: One) => [
  {
    label: '表彰对象',
    value: one.personId ? (
      <PageLink className="link" to={`/people/${one.personId}`}>
        {one.name}
      </PageLink>
    ) : (
      one.name
    ),
  },
  { label: '表彰', value: `${one.year} 年度 ${one.level} ${kindFacts[one.kind].title}` },
  { label: '所在党组织', value: one.organizationName },
  { label: '条件', value: kindFacts[one.kind].conditions, wide: true },
  { label: '主要事迹', value: one.deeds, wide: true },
  {
    label: '推荐',
    value: (
      <>
        <When at={one.proposedAt} /> {one.proposedBy}
      </>
    ),
  },
  {
    label: '党委审核',
    value: `${one.review}（${one.reviewedBy}）`,
    absent: one.review === null,
  },
  { label: '决定', value: `${one.awardedOn} ${one.awardedBy}`, absent: one.awardedOn === null },
  { label: '证书编号', value: one.certificate, absent: one.certificate === null },
  { label: '原因', value: one.endedBecause, wide: true, absent: one.endedBecause === null },
]

function Acts({ one }: { one: One }) {
  const [asking, setAsking] = useState<'review' | 'award' | null>(null)
  const review = useAct(call.commendations.review, { done: '已审核' })
  const award = useAct(call.commendations.award, { done: '已表彰，写入奖励记录' })
  const decline = useAct(call.commendations.decline, { done: '已登记' })
  const withdraw = useAct(call.commendations.withdraw, { done: '已撤回' })
  const may = (move: One['may'][number]) => one.may.includes(move)
  const end = async (title: string, run: (input: { id: number; reason: string }) => unknown) => {
    const reason = await askReason({ title, submit: '确定' })
    if (reason) await run({ id: one.id, reason })
  }
  return (
    <div className="row">
      {may('withdraw') && (
        <button type="button" className="button" onClick={() => void end('撤回推荐', withdraw.run)}>
          撤回推荐
        </button>
      )}
      {may('decline') && (
        <button type="button" className="button" onClick={() => void end('不予表彰', decline.run)}>
          不予表彰
        </button>
      )}
      {may('review') && (
        <button type="button" className="button primary" onClick={() => setAsking('review')}>
          审核同意
        </button>
      )}
      {may('award') && (
        <button type="button" className="button primary" onClick={() => setAsking('award')}>
          决定表彰
        </button>
      )}
      {asking === 'review' && (
        <FormDialog
          title="党委审核"
          fields={[{ kind: 'words', name: 'opinion', label: '审核意见', required: true, maximum: 500 }]}
          start={{ opinion: '经审核，同意推荐。' }}
          submitWord="审核同意"
          onClose={() => setAsking(null)}
          onSubmit={({ opinion }) => review.send({ id: one.id, opinion: String(opinion) })}
        />
      )}
      {asking === 'award' && (
        <FormDialog
          title="决定表彰"
          notice="决定以后写入奖励记录和统计，生成荣誉证书。"
          fields={[
            { kind: 'text', name: 'awardedBy', label: '表彰机关', required: true, maximum: 100 },
            { kind: 'day', name: 'awardedOn', label: '表彰日期', required: true, until: today() },
          ]}
          start={{ awardedOn: today() }}
          submitWord="决定表彰"
          onClose={() => setAsking(null)}
          onSubmit={({ awardedBy, awardedOn }) =>
            award.send({ id: one.id, awardedBy: String(awardedBy), awardedOn: String(awardedOn) })
          }
        />
      )}
    </div>
  )
}
