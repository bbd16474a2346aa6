import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { today } from '#web/kit/today.ts'
import { type Stage, stageNames, stageOf, stages } from '../rules.ts'
import type { Project } from './project-fields.ts'

/** 进度: each stage with its planned and its real day; the present one lit. */
export function StagesPanel({ project }: { project: Project }) {
  const [opened, setOpened] = useState<Stage | null>(null)
  const present = stageOf(project.stages, today())
  return (
    <Panel title="建设进度">
      <ol className="cb-stages">
        {stages.map((stage) => {
          const known = project.stages.find((one) => one.stage === stage)
          const done = Boolean(known?.reachedOn)
          return (
            <li
              key={stage}
              className={done ? 'done' : undefined}
              aria-current={stage === present ? 'step' : undefined}
            >
              <b>{stageNames[stage]}</b>
              <span className="number">
                {known?.reachedOn ?? (known?.plannedOn ? `计划 ${known.plannedOn}` : '未登记')}
              </span>
              {known?.ground && <small>{known.ground}</small>}
              {project.mayLead && (
                <button
                  type="button"
                  className="link"
                  aria-label={`登记${stageNames[stage]}`}
                  onClick={() => setOpened(stage)}
                >
                  {done ? '改' : '登记'}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      {opened && <StageDialog project={project} stage={opened} onClose={() => setOpened(null)} />}
    </Panel>
  )
}

function StageDialog({ project, stage, onClose }: { project: Project; stage: Stage; onClose: () => void }) {
  const reach = useAct(call.coBuilding.projects.reach, { done: '已登记' })
  const known = project.stages.find((one) => one.stage === stage)
  return (
    <FormDialog
      title={`登记${stageNames[stage]}`}
      fields={[
        { kind: 'day', name: 'plannedOn', label: '计划日期' },
        { kind: 'day', name: 'reachedOn', label: '完成日期', until: today() },
        {
          kind: 'text',
          name: 'ground',
          label: '依据（文号）',
          maximum: 200,
          wide: true,
          ...(stage === 'approval' && { hint: '纸质批复的文号；在平台上批复的可以不填' }),
        },
      ]}
      start={{
        plannedOn: known?.plannedOn ?? undefined,
        reachedOn: known?.reachedOn ?? undefined,
        ground: known?.ground,
      }}
      submitWord="登记"
      onSubmit={({ plannedOn, reachedOn, ground }) =>
        reach.send({
          id: project.id,
          stage,
          plannedOn: plannedOn ? String(plannedOn) : null,
          reachedOn: reachedOn ? String(reachedOn) : null,
          ground: String(ground ?? ''),
        })
      }
      onClose={onClose}
    />
  )
}
