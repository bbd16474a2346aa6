import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { DossierDialog, type DossierPart } from './dossier-dialog.tsx'

type Dossier = Awaited<ReturnType<typeof call.people.dossier.get>>
type Line = { id: number; title: ReactNode; note: ReactNode; at: ReactNode }

const parts: { part: DossierPart; title: string; none: string; lines: (dossier: Dossier) => Line[] }[] = [
  {
    part: 'honour',
    title: '奖励',
    none: '还没有登记奖励',
    lines: ({ honours }) =>
      honours.map((one) => ({
        id: one.id,
        title: one.title,
        note: `${one.level}，${one.awardedBy}`,
        at: one.awardedOn,
      })),
  },
  {
    part: 'training',
    title: '培训',
    none: '还没有登记培训',
    lines: ({ trainings }) =>
      trainings.map((one) => ({
        id: one.id,
        title: one.course,
        note: `${one.organizer}，${one.hours} 学时`,
        at: one.fromOn === one.untilOn ? one.fromOn : `${one.fromOn} 至 ${one.untilOn}`,
      })),
  },
  {
    part: 'family_member',
    title: '家庭成员',
    none: '还没有登记家庭成员',
    lines: ({ family }) =>
      family.map((one) => ({
        id: one.id,
        title: `${one.name}（${one.relation}）`,
        note: [one.politicalStatus, one.work].filter(Boolean).join('，'),
        at: one.birthDate && `${one.birthDate} 出生`,
      })),
  },
]

/** 奖励、培训、家庭成员: the parts of the record that grow line by line. */
export function PersonDossier({ id }: { id: number }) {
  const may = useMay()('people.correct')
  const [adding, setAdding] = useState<DossierPart | null>(null)
  const query = useQuery(ask.people.dossier.get.queryOptions({ input: { id } }))
  const remove = useAct(call.people.dossier.remove, { done: '已撤下，审计记录保留' })
  const takeAway = async (part: DossierPart, lineId: number) => {
    const reason = await askReason({
      title: '撤下这一行',
      words: '撤下后不再显示，原内容和原因留在审计记录里。',
      submit: '撤下',
    })
    if (reason) await remove.run({ id, part, lineId, reason })
  }
  return (
    <Answered query={query}>
      {(dossier) => (
        <>
          {parts.map(({ part, title, none, lines }) => (
            <Panel
              key={part}
              title={title}
              extra={
                may && (
                  <button
                    type="button"
                    className="button"
                    aria-label={`登记${title}`}
                    onClick={() => setAdding(part)}
                  >
                    <Icon name="plus" />
                    登记
                  </button>
                )
              }
            >
              <Lines
                lines={lines(dossier)}
                none={none}
                remove={may ? (line) => void takeAway(part, line) : null}
              />
            </Panel>
          ))}
          {adding && <DossierDialog id={id} part={adding} onClose={() => setAdding(null)} />}
        </>
      )}
    </Answered>
  )
}

type LinesProps = { lines: Line[]; none: string; remove: ((id: number) => void) | null }

function Lines({ lines, none, remove }: LinesProps) {
  if (lines.length === 0) return <p className="muted">{none}</p>
  return (
    <ul className="lines">
      {lines.map(({ id, title, note, at }) => (
        <li key={id}>
          <div className="grow">
            <b className="name">{title}</b>
            <span>{note}</span>
          </div>
          <span className="muted number">{at}</span>
          {remove && (
            <button type="button" className="link" onClick={() => remove(id)}>
              撤下
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
