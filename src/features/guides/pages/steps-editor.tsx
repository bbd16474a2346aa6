import { Icon } from '#web/kit/icon.tsx'
import { type Cite, citeInWords, regulationCodes } from '../regulations/rules.ts'
import type { Step } from '../rules.ts'

/** 步骤: what is to be done, one after the other, each with where it says so. */
export function StepsEditor({ steps, change }: { steps: Step[]; change: (steps: Step[]) => void }) {
  return (
    <fieldset className="guide-rows">
      <legend>步骤</legend>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no names of their own
        <div key={at} className="guide-step">
          <textarea
            className="input"
            aria-label={`第 ${at + 1} 步`}
            rows={2}
            maxLength={400}
            value={step.text}
            onChange={(event) => change(steps.with(at, { ...step, text: event.target.value }))}
          />
          <CitesEditor cites={step.cites} change={(cites) => change(steps.with(at, { ...step, cites }))} />
          <button
            type="button"
            className="button quiet"
            onClick={() => change(steps.filter((_, other) => other !== at))}
          >
            去掉第 {at + 1} 步
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        disabled={steps.length >= 10}
        onClick={() => change([...steps, { text: '', cites: [] }])}
      >
        <Icon name="plus" />
        加一步
      </button>
    </fieldset>
  )
}

/** 依据: a regulation of the catalogue, and its article. */
export function CitesEditor({ cites, change }: { cites: Cite[]; change: (cites: Cite[]) => void }) {
  return (
    <fieldset className="guide-rows">
      <legend>依据</legend>
      {cites.map((cite, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: citations have no names of their own
        <div key={at} className="guide-row">
          <select
            className="input"
            aria-label="规定"
            value={cite.regulation}
            onChange={(event) =>
              change(cites.with(at, { ...cite, regulation: event.target.value as Cite['regulation'] }))
            }
          >
            {regulationCodes.map((code) => (
              <option key={code} value={code}>
                {citeInWords({ regulation: code, article: '' })}
              </option>
            ))}
          </select>
          <input
            className="input"
            aria-label="条款"
            placeholder="第×条，可不填"
            maxLength={40}
            value={cite.article}
            onChange={(event) => change(cites.with(at, { ...cite, article: event.target.value }))}
          />
          <button
            type="button"
            className="button quiet"
            aria-label="去掉这条依据"
            onClick={() => change(cites.filter((_, other) => other !== at))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="link"
        disabled={cites.length >= 6}
        onClick={() => change([...cites, { regulation: 'branch-rules', article: '' }])}
      >
        加一条依据
      </button>
    </fieldset>
  )
}
