import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { demandNames, perNames } from '../demands/rules.ts'
import { lifeHelp } from './help.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import './meetings.css'

type Year = Awaited<ReturnType<typeof call.meetings.demands.branch>>
type Duty = Year['duties'][number]

const thisYear = Number(today().slice(0, 4))

/** 党支部组织生活: a year of a branch, demand by demand, with the meetings that answer each. */
export default function LifeYear() {
  const id = Number(useParams().id)
  const { search, change } = useAddress()
  const year = Number(search.year ?? thisYear)
  const query = useQuery(ask.meetings.demands.branch.queryOptions({ input: { id, year } }))
  const may = useMay()('meetings.conduct')
  usePageTitle(query.data && `${query.data.name}组织生活`)
  return (
    <>
      <PageHelp>{lifeHelp}</PageHelp>
      <PageHeader title={query.data?.name} actions={may && <Acts id={id} year={year} />} />
      <div className="stack">
        <div className="row life-years">
          {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
            <button
              key={one}
              type="button"
              className={one === year ? 'button primary' : 'button'}
              aria-pressed={one === year}
              onClick={() => change({ year: one === thisYear ? undefined : String(one) })}
            >
              {one} 年
            </button>
          ))}
          <PageLink to={`/meetings?organizationId=${id}`} className="button">
            全部会议记录
          </PageLink>
        </div>
        <Answered query={query}>
          {(found) =>
            found.duties.length === 0 ? (
              <Empty title="这一年没有规定的组织生活" icon="calendar" />
            ) : (
              [...Map.groupBy(found.duties, ({ kind }) => kind).values()].map((duties) => (
                <DemandPanel key={duties[0]?.kind} id={id} duties={duties} />
              ))
            )
          }
        </Answered>
      </div>
    </>
  )
}

function Acts({ id, year }: { id: number; year: number }) {
  const [planning, setPlanning] = useState(false)
  const planYear = useAct(call.meetings.planYear, {
    done: ({ planned }) =>
      planned > 0 ? `已安排 ${planned} 次会议，可以逐个调整` : '规定的会议都已安排或召开',
  })
  const plan = async () => {
    const sure = await confirm({
      title: `按规定生成 ${year} 年计划`,
      words:
        '对照规定，给还没有召开、也没有安排的各项组织生活各安排一次会议，日期避开休息日，之后可以逐个调整或取消。',
      submit: '生成',
    })
    if (sure) await planYear.run({ id, year })
  }
  return (
    <>
      {year >= thisYear && (
        <button type="button" className="button" disabled={planYear.busy} onClick={() => void plan()}>
          生成年度计划
        </button>
      )}
      <button type="button" className="button primary" onClick={() => setPlanning(true)}>
        <Icon name="plus" />
        安排会议
      </button>
      {planning && <PlanDialog organizationId={id} onClose={() => setPlanning(false)} />}
    </>
  )
}

function DemandPanel({ id, duties }: { id: number; duties: Duty[] }) {
  const [first] = duties
  if (!first) return null
  const name = demandNames[first.kind]
  const exempt = duties.every(({ state }) => state === 'exempt')
  return (
    <Panel
      title={name}
      extra={
        <>
          <span className="muted">{`${perNames[first.per]}一次　${first.article}`}</span>
          {first.kind === 'heartToHeart' && (
            <PageLink className="link" to={`/talks?organizationId=${id}`}>
              谁还没有谈
            </PageLink>
          )}
        </>
      }
    >
      {exempt ? (
        <p className="muted">{exemptWords[first.exempt ?? ''] ?? '不计'}</p>
      ) : (
        <ul className="life-periods" aria-label={name}>
          {duties.map((duty) => (
            <PeriodCell
              key={duty.period}
              duty={duty}
              words={first.kind === 'heartToHeart' ? talkWords : stateWords}
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}

const exemptWords: Record<string, string> = {
  temporary: '临时党支部不计',
  closed: '当期撤销，不计',
  founded: '当期成立，不计',
  'no-committee': '没有设支委会，不计',
  'no-groups': '没有编党小组，不计',
}

const stateWords = { met: '已开', missed: '缺', open: '待开', exempt: '不计' }
const talkWords = { met: '已谈', missed: '没有谈完', open: '还没有谈完', exempt: '不计' }

function PeriodCell({ duty, words }: { duty: Duty; words: Record<Duty['state'], string> }) {
  const { state, periodName, due, done, missing, meetings, exempt } = duty
  return (
    <li data-state={state} title={exempt ? exemptWords[exempt] : undefined}>
      <b>{periodName}</b>
      <span>{due > 1 ? `${words[state]}（${done} / ${due}）` : words[state]}</span>
      {state !== 'met' && missing.length > 0 && <small>{missing.join('、')}</small>}
      {meetings.slice(0, 4).map((one) => (
        <PageLink key={one.id} to={`/meetings/${one.id}`}>
          {`${one.on.slice(5)}${one.planned ? '（计划）' : ''}`}
        </PageLink>
      ))}
    </li>
  )
}
