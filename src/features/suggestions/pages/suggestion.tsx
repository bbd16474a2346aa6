import type { call } from '#web/call.ts'
import { fileAddress } from '#web/call.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { type StepKind, stepNames, topicNames, unsigned } from '../rules.ts'
import './suggestions.css'

export type Suggestion = Awaited<ReturnType<typeof call.suggestions.get>>

const tones: Partial<Record<StepKind, 'good' | 'bad' | 'info'>> = {
  answered: 'info',
  solved: 'good',
  unsolved: 'bad',
}

/** Of a suggestion what both sides see: what it is, its photos, and each step. */
export function SuggestionFacts({ suggestion, own }: { suggestion: Suggestion; own: boolean }) {
  const { photos, steps } = suggestion
  const base = own ? '/own/suggestions' : '/suggestions'
  return (
    <>
      <Panel>
        <Facts
          least={220}
          facts={[
            { label: '关于', value: topicNames[suggestion.topic] },
            { label: '提出人', value: suggestion.author ?? unsigned },
            { label: '提出时间', value: <When at={suggestion.writtenAt} /> },
            { label: '现由谁办理', value: suggestion.organizationName },
            {
              label: '答复期限',
              value: `${suggestion.dueOn}${suggestion.overdue ? '（已超期）' : ''}`,
              absent: suggestion.state !== 'waiting',
            },
          ]}
        />
      </Panel>
      <Panel title="办理经过">
        <Timeline
          entries={steps.toReversed().map((step) => ({
            key: step.id,
            title: stepNames[step.kind],
            note: step.by ?? suggestion.author ?? unsigned,
            at: step.at,
            tone: tones[step.kind],
            children: step.words || undefined,
          }))}
        />
        {photos.length > 0 && (
          <ul className="suggestion-photos">
            {photos.map((photo) => {
              const address = fileAddress(`${base}/${suggestion.id}/photos/${photo.id}`)
              return (
                <li key={photo.id}>
                  <a href={address} target="_blank" rel="noreferrer">
                    <img src={address} alt={photo.name} loading="lazy" />
                  </a>
                </li>
              )
            })}
          </ul>
        )}
      </Panel>
    </>
  )
}
