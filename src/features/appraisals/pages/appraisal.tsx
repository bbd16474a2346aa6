import { useQuery } from '@tanstack/react-query'
import { SlipEvidence } from '#features/slips/pages/slip-panel.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { type RoundState, stateNames, states } from '../rules.ts'
import { CountPanel } from './count-panel.tsx'
import { AppraisalHelp } from './help.tsx'
import { MemberPanel } from './member-panel.tsx'
import { OpinionPanel } from './opinion-panel.tsx'
import { EndActs, RoundActs } from './round-acts.tsx'
import { StatePath, stateTones } from './state-path.tsx'
import './appraisals.css'

export type Round = Awaited<ReturnType<typeof call.appraisals.get>>
export type Member = Round['members'][number]

/** One round: where it stands, what is next, who has done what. */
export default function AppraisalPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.appraisals.get.queryOptions({ input: { id } }))
  const round = query.data
  const title = round && `${round.year} 年度民主评议`
  usePageTitle(title)
  return (
    <>
      <PageHelp>
        <AppraisalHelp />
      </PageHelp>
      <PageHeader
        title={title}
        note={round?.organizationName}
        beside={round && <StatusDot tone={stateTones[round.state]}>{stateNames[round.state]}</StatusDot>}
        actions={round && <RoundActs round={round} />}
      />
      <Answered query={query}>
        {(one) => (
          <div className="stack">
            <Panel>
              <StatePath state={one.state} />
              <Now round={one} />
            </Panel>
            <Tabs label="评议内容" tabs={tabsOf(one)} />
            <SlipEvidence kind="selfAppraisal" subjectId={one.id} />
          </div>
        )}
      </Answered>
    </>
  )
}

const tabsOf = (round: Round): Tab[] => [
  { key: 'members', title: '党员', count: round.members.length, show: () => <MemberPanel round={round} /> },
  { key: 'test', title: '民主测评', show: () => <CountPanel round={round} /> },
  { key: 'opinions', title: '组织评定', show: () => <OpinionPanel round={round} /> },
  { key: 'facts', title: '基本情况', show: () => <RoundFacts round={round} /> },
]

function RoundFacts({ round }: { round: Round }) {
  return (
    <Panel>
      <Facts
        facts={[
          {
            label: '党支部',
            value: (
              <PageLink className="link" to={`/organizations/${round.organizationId}`}>
                {round.organizationName}
              </PageLink>
            ),
          },
          { label: '名册日期', value: round.rollOn },
          { label: '名册人数', value: `${round.members.length} 人，参加 ${round.taking} 人` },
          { label: '评定等次', value: `${round.rated} 人，优秀最多 ${round.mostExcellent} 人` },
          { label: '发起', value: round.openedBy },
          { label: '办结', value: `${round.closedOn} ${round.closedBy}`, absent: round.closedOn === null },
        ]}
      />
      <p>
        <PageLink className="link" to={`/rectifications?organizationId=${round.organizationId}`}>
          查看这个党支部的整改清单
        </PageLink>
      </p>
    </Panel>
  )
}

const tasks: Record<RoundState, string> = {
  open: '核对名册：不能参加的同志标明未参加和原因。核对好以后开始自评。',
  self: '党员在手机上写自评。不用手机的同志，按纸质材料补录。',
  mutual: '开会进行党员互评，会上的意见可以补录；党员也可以在手机上写。',
  test: '党员在手机上不记名投票；用纸质票的，由计票人录入计数。',
  opinion: '支部委员会研究，填写评定意见和等次，告知本人，答复异议，然后办结。',
  closed: '已经办结，内容不再改动。登记表和汇总表可以打印存档。',
}

/** What this step is about, how far it is, and the way on. */
function Now({ round }: { round: Round }) {
  const may = useMay()('appraisals.conduct')
  const advance = useAct(call.appraisals.advance, { done: ({ state }) => `已进入${stateNames[state]}` })
  const { state, whyNot } = round
  const next = states[states.indexOf(state) + 1]
  return (
    <div className="appraisal-now">
      <strong>{tasks[state]}</strong>
      <Progress round={round} />
      {whyNot && <p>{whyNot}</p>}
      {may && state !== 'opinion' && state !== 'closed' && next && (
        <div className="row">
          <button
            type="button"
            className="button primary"
            disabled={advance.busy || whyNot !== null}
            onClick={() => void advance.run({ id: round.id })}
          >
            进入{stateNames[next]}
          </button>
        </div>
      )}
      {may && state === 'opinion' && <EndActs round={round} />}
    </div>
  )
}

function Progress({ round }: { round: Round }) {
  const { state, members, taking, ballots, rated, excellent, mostExcellent } = round
  const written = members.filter((one) => one.selfText && !one.absentBecause).length
  const graded = members.filter(({ grade }) => grade).length
  if (state === 'self') return <p className="number">{`已自评 ${written} 人，参加 ${taking} 人`}</p>
  if (state === 'test')
    return (
      <p className="number">{`线上 ${ballots.online} 张，纸质 ${ballots.paper} 张，参加 ${taking} 人`}</p>
    )
  if (state === 'opinion')
    return (
      <p className="number">{`已评等次 ${graded} / ${rated} 人，优秀 ${excellent} 人（最多 ${mostExcellent} 人）`}</p>
    )
  return null
}
