import { useQuery } from '@tanstack/react-query'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { feedModeNames, feedOriginNames } from '../feeds/rules.ts'
import { FeedRows } from './feed-rows.tsx'
import { type Feed, FeedState, isUnderWay, kindNames, progressOf } from './feed-state.tsx'
import { FeedUndo } from './feed-undo.tsx'
import './feeds.css'

/** One feed: how far it has come, what it would change row by row, and the decision. */
export default function FeedPage() {
  const id = Number(useParams().id)
  const query = useQuery(
    ask.masterData.feeds.get.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1000 : false),
    }),
  )
  usePageTitle(query.data && `主数据第 ${id} 批`)
  return <Answered query={query}>{(feed) => <Shown feed={feed} />}</Answered>
}

function Shown({ feed }: { feed: Feed }) {
  return (
    <div className="stack">
      <PageHeader
        beside={<FeedState status={feed.status} />}
        note={feed.files.map((file) => `${kindNames[file.kind]}：${file.name}（${file.rows} 行）`).join('；')}
        actions={<Decide feed={feed} />}
      />
      {feed.progress && (
        <Panel>
          <Progress of={100} {...progressOf(feed.progress)} />
          <p className="muted">可以离开这一页，进度不会丢失。</p>
        </Panel>
      )}
      <Told feed={feed} />
      {feed.counts && <Numbers counts={feed.counts} />}
      <Panel title="这一批">
        <Facts
          facts={[
            { label: '接收', value: <When at={feed.receivedAt} /> },
            { label: '经办人', value: feed.receivedBy },
            { label: '来源', value: feedOriginNames[feed.origin] },
            { label: '方式', value: feedModeNames[feed.mode] },
            { label: '生效日期', value: feed.effectiveOn },
            { label: '采用', value: feed.takenAt && <When at={feed.takenAt} />, absent: !feed.takenAt },
            { label: '采用人', value: feed.takenBy, absent: !feed.takenBy },
            {
              label: '撤回',
              value: feed.undoneAt && (
                <>
                  <When at={feed.undoneAt} /> {feed.undoneBy}：{feed.undoneBecause}
                </>
              ),
              wide: true,
              absent: !feed.undoneAt,
            },
            {
              label: '两端核对',
              value: feed.digests && <Agreement {...feed.digests} />,
              wide: true,
              absent: !feed.digests,
            },
          ]}
        />
      </Panel>
      {feed.counts && <FeedRows feed={feed} />}
    </div>
  )
}

/** What the person should know beside the numbers. */
function Told({ feed }: { feed: Feed }) {
  return (
    <>
      {feed.failure && <Notice kind="error">{feed.failure}</Notice>}
      {feed.nothingNew && <Notice kind="success">这一批与已采用的内容完全相同，没有任何变化。</Notice>}
      {feed.status === 'compared' && feed.whyNotTake && <Notice kind="warning">{feed.whyNotTake}</Notice>}
      {feed.notes?.unknownColumns.map(({ file, columns }) => (
        <Notice key={file} kind="info">
          {file} 中这些列不认识，已略过：{columns.join('、')}。
        </Notice>
      ))}
      {feed.notes && feed.notes.unknownPosts.length > 0 && (
        <Notice kind="info">
          这些党内职务名册无处登记，已略过：
          {feed.notes.unknownPosts.map(({ post, people }) => `${post}（${people} 人）`).join('、')}。
        </Notice>
      )}
      {feed.counts && feed.counts.newMembers > 0 && feed.status === 'compared' && (
        <Notice kind="info">新增人员中有 {feed.counts.newMembers} 名党员，采用后编入各自的党支部。</Notice>
      )}
      {feed.notes?.correction && (
        <Notice kind="info">这是改正后的退回表，按“仅变动”处理，不会把表外的人员列为缺失。</Notice>
      )}
    </>
  )
}

/** The digests over the records taken, as sent and as read back from the register. */
function Agreement({ sent, held }: { sent: string; held: string }) {
  const same = sent === held
  return (
    <>
      <StatusDot tone={same ? 'good' : 'bad'}>{same ? '一致' : '不一致'}</StatusDot>{' '}
      <small className="number muted digest">校验码 {same ? sent : `送出 ${sent}，名册 ${held}`}</small>
    </>
  )
}

function Numbers({ counts }: { counts: NonNullable<Feed['counts']> }) {
  const sum = (key: 'new' | 'changed' | 'same' | 'quarantined') =>
    counts.organizations[key] + counts.people[key]
  const both = (key: 'new' | 'changed' | 'same' | 'quarantined') =>
    `组织 ${counts.organizations[key]}，人员 ${counts.people[key]}`
  return (
    <FigureBand
      figures={[
        { label: '新增', value: sum('new'), unit: '行', note: both('new') },
        { label: '变更', value: sum('changed'), unit: '行', note: both('changed') },
        { label: '不变', value: sum('same'), unit: '行', note: both('same') },
        { label: '退回', value: sum('quarantined'), unit: '行', note: both('quarantined') },
        { label: '进入对账箱', value: counts.differences, unit: '项', to: '/differences' },
      ]}
    />
  )
}

function Decide({ feed }: { feed: Feed }) {
  const take = useAct(call.masterData.feeds.take, { done: '开始采用' })
  const discard = useAct(call.masterData.feeds.discard, { done: '已放弃，没有改动任何数据' })
  const again = useAct(call.masterData.feeds.compareAgain, { done: '重新比对' })
  const { id, counts } = feed
  const quarantined = (kind: 'organizations' | 'people') => (counts?.[kind].quarantined ?? 0) > 0
  const agree = async () => {
    const words = '新增和变更的行将写入名册，退回的行不受影响；涉及党籍的变化进入对账箱。整批一次完成。'
    if (await confirm({ title: '采用这一批主数据？', words, submit: '采用' })) await take.run({ id })
  }
  return (
    <>
      {(['organizations', 'people'] as const).filter(quarantined).map((kind) => (
        <a
          key={kind}
          className="button"
          href={fileAddress(`/master-data/feeds/${id}/quarantine.xlsx`, { kind })}
          download
        >
          <Icon name="download" />
          退回的{kindNames[kind]}
        </a>
      ))}
      {feed.status === 'taken' && <FeedUndo feed={feed} />}
      {feed.status === 'compared' && (
        <>
          <button
            type="button"
            className="button"
            disabled={again.busy}
            onClick={() => void again.run({ id })}
          >
            重新比对
          </button>
          <button
            type="button"
            className="button"
            disabled={discard.busy}
            onClick={() => void discard.run({ id })}
          >
            放弃
          </button>
          <button
            type="button"
            className="button primary"
            disabled={take.busy || Boolean(feed.whyNotTake)}
            onClick={() => void agree()}
          >
            采用
          </button>
        </>
      )}
    </>
  )
}
