import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { batchKinds } from '../batches/rules.ts'
import { BatchLines } from './batch-lines.tsx'
import { BatchState } from './batch-list.tsx'

type Batch = Awaited<ReturnType<typeof call.people.batches.get>>

/** One batch: what it was, what taking it back would do person by person, and the step back. */
export default function BatchPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.people.batches.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return <Answered query={query}>{(batch) => <Shown batch={batch} />}</Answered>
}

function Shown({ batch }: { batch: Batch }) {
  const { back, stays } = batch
  return (
    <div className="stack">
      <PageHelp>
        <h3>撤回一次批量办理</h3>
        <p>
          先看下面逐人的内容：“撤回”的恢复到办理之前，“不撤回”的写明原因。确认后点“撤回这一批”，写明原因。
        </p>
        <p>撤回会为每个人增加一条反向记录；原来的记录、审计记录都保留。</p>
      </PageHelp>
      <PageHeader
        beside={<BatchState batch={batch} />}
        note={`${batch.madeBy} · ${batchKinds[batch.kind]}`}
        actions={<TakeBack batch={batch} />}
      />
      {batch.whyNot && <Notice kind="info">{batch.whyNot}</Notice>}
      {batch.endedPosts.length > 0 && <EndedPosts posts={batch.endedPosts} />}
      <FigureBand
        figures={[
          { label: '办理', value: batch.people, unit: '人' },
          { label: '可以撤回', value: back, unit: '人' },
          {
            label: '不撤回',
            value: stays,
            unit: '人',
            note: stays > 0 ? '后来又有变更等，见下表' : undefined,
          },
        ]}
      />
      <Panel title="这一次办理">
        <Facts
          facts={[
            { label: '办理时间', value: <When at={batch.madeAt} /> },
            { label: '办理人', value: batch.madeBy },
            { label: '原因', value: batch.reason },
            { label: '撤回期限', value: <When at={batch.untilAt} /> },
            {
              label: '撤回时间',
              value: batch.undoneAt && <When at={batch.undoneAt} />,
              absent: !batch.undoneAt,
            },
            { label: '撤回人', value: batch.undoneBy, absent: !batch.undoneBy },
            { label: '撤回原因', value: batch.undoneBecause, absent: !batch.undoneBecause, wide: true },
          ]}
        />
      </Panel>
      <BatchLines id={batch.id} />
    </div>
  )
}

const EndedPosts = ({ posts }: { posts: Batch['endedPosts'] }) => (
  <Notice kind="warning">
    调整时这些党内职务已随之免去，撤回不会恢复，需要的请重新任职：
    {posts.map(({ name, post }) => `${name}（${post}）`).join('、')}。
  </Notice>
)

function TakeBack({ batch }: { batch: Batch }) {
  const may = useMay()
  const undo = useAct(call.people.batches.undo, {
    done: ({ back, stays }) => `已撤回 ${back} 人${stays > 0 ? `，${stays} 人没有撤回` : ''}，原记录保留`,
  })
  if (batch.kind === 'fed')
    return (
      may('masterData.feed') && (
        <PageLink className="button" to={`/feeds/${batch.feedId}`}>
          打开这一批主数据
        </PageLink>
      )
    )
  if (!may('people.correct') || (batch.kind === 'moved' && !may('people.move'))) return null
  const takeBack = async () => {
    const left = batch.stays > 0 ? `另有 ${batch.stays} 人不撤回，原因见逐人列表。` : ''
    const reason = await askReason({
      title: `撤回“${batch.title}”`,
      words: `${batch.back} 人恢复到办理之前，每人增加一条反向记录，原来的记录不会删除。${left}`,
      submit: '撤回',
    })
    if (reason) await undo.run({ id: batch.id, reason })
  }
  return (
    <button
      type="button"
      className="button primary"
      disabled={undo.busy || batch.whyNot !== null}
      onClick={() => void takeBack()}
    >
      <Icon name="undo" />
      撤回这一批
    </button>
  )
}
