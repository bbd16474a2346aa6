import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { baseNames } from '../ballots/rules.ts'
import { type ElectionStatus, electionName, electionStatusNames } from '../rules.ts'
import { BallotPanels } from './ballot-panels.tsx'
import { CandidatePanels } from './candidate-panels.tsx'
import { ElectionPath } from './election-path.tsx'
import { FoundingPanel } from './founding-panel.tsx'
import { electionHelp } from './help.tsx'
import { MeetingPanels } from './meeting-panels.tsx'
import { VoterPanel } from './voter-panel.tsx'
import './elections.css'

export type Election = Awaited<ReturnType<typeof call.elections.get>>

const tones: Record<ElectionStatus, Tone> = { running: 'info', done: 'good', withdrawn: 'quiet' }

/** One election: its steps with the next act, who votes and who stands, the meetings, the counts, the result. */
export default function ElectionPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.elections.get.queryOptions({ input: { id } }))
  const election = query.data
  const title = election && `${election.shortName}${electionName(election)}`
  usePageTitle(title)
  return (
    <>
      <PageHelp>{electionHelp}</PageHelp>
      <PageHeader
        title={title}
        beside={
          election && (
            <StatusDot tone={tones[election.status]}>{electionStatusNames[election.status]}</StatusDot>
          )
        }
        actions={election && <Withdraw election={election} />}
      />
      <Answered query={query}>
        {(one) => (
          <div className="stack">
            {one.withdrawnBecause && <Notice>已撤销办理：{one.withdrawnBecause}</Notice>}
            {one.whyNotRegister && <Notice kind="warning">还不能登记：{one.whyNotRegister}</Notice>}
            <ElectionPath election={one} />
            {one.establishmentId && <FoundingPanel id={one.establishmentId} />}
            <Head election={one} />
            {one.kind !== 'extension' && <Tabs label="选举材料" tabs={tabsOf(one)} />}
          </div>
        )}
      </Answered>
    </>
  )
}

const tabsOf = (election: Election): Tab[] => [
  { key: 'ballots', title: '选举结果', show: () => <BallotPanels election={election} /> },
  {
    key: 'candidates',
    title: '候选人',
    count: election.candidates.length,
    show: () => <CandidatePanels election={election} />,
  },
  {
    key: 'voters',
    title: '应到会',
    count: election.entitled,
    show: () => <VoterPanel election={election} />,
  },
  { key: 'meetings', title: '会议记录', show: () => <MeetingPanels election={election} /> },
]

function Head({ election }: { election: Election }) {
  const { committee, seats, secretaries, deputies, kind, termFrom, termEndsOn } = election
  const places = [
    committee && seats > 0 && `委员 ${seats} 名`,
    secretaries > 0 && `书记 ${secretaries} 名`,
    deputies > 0 && `副书记 ${deputies} 名`,
  ].filter(Boolean)
  return (
    <Panel>
      <Facts
        least={220}
        facts={[
          {
            label: '党组织',
            value: (
              <PageLink className="link" to={`/organizations/${election.organizationId}`}>
                {election.organizationName}
              </PageLink>
            ),
          },
          { label: '本届任期', value: `${termFrom} 至 ${termEndsOn}`, absent: termEndsOn === null },
          { label: kind === 'extension' ? '延期至' : '党员大会日期', value: election.plannedOn },
          { label: '名额', value: places.join('、'), absent: places.length === 0 },
          {
            label: '应到会有选举权',
            value: `${election.entitled} 人，至少 ${election.quorum} 人到会方可选举`,
            absent: kind === 'extension',
          },
          { label: '原因', value: election.reason, absent: election.reason === null, wide: true },
          {
            label: '当选票数依据',
            value:
              election.base &&
              `${baseNames[election.base]}过半数（${election.baseConfirmedBy}确认：${election.baseArticle}）`,
            absent: election.base === null,
            wide: true,
          },
          { label: '生效日期', value: election.effectiveOn, absent: election.effectiveOn === null },
          { label: '发起', value: election.startedBy },
        ]}
      />
    </Panel>
  )
}

function Withdraw({ election }: { election: Election }) {
  const may = useMay()('elections.conduct')
  const withdraw = useAct(call.elections.withdraw, { done: '已撤销办理' })
  if (!may || election.status !== 'running' || election.meetings.meeting) return null
  const ask = async () => {
    const reason = await askReason({
      title: '撤销办理',
      words: '这次选举不再办理，已报的请示请另行撤回。',
      danger: true,
    })
    if (reason) await withdraw.run({ id: election.id, reason })
  }
  return (
    <MenuButton
      items={[{ key: 'withdraw', label: '撤销办理', icon: 'close', danger: true, onPick: () => void ask() }]}
    >
      更多
    </MenuButton>
  )
}
