import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { BeforeAfter } from '#web/kit/before-after.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { differing, kindNames, provinceNames, type SiteValues, siteFieldNames, themeNames } from '../rules.ts'
import { formOf, saidOf } from './propose-dialog.tsx'
import { siteFields } from './site-fields.ts'

export type Proposal = Awaited<ReturnType<typeof call.redMap.proposals.list>>['rows'][number]

/** A value of a site as people read it. */
function inWords(site: SiteValues, field: keyof SiteValues): string | null {
  if (field === 'province') return provinceNames[site.province]
  if (field === 'kind') return kindNames[site.kind]
  if (field === 'themes') return site.themes.map((theme) => themeNames[theme]).join('、')
  return site[field]
}

/** Looks at a proposal beside what is there, amends it where need be, and puts it on the map. */
export function AcceptDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { id, present, explanation, proposerName, sourceTitle, sourceAddress } = proposal
  const accept = useAct(call.redMap.proposals.accept, { done: '已采纳，已告知提出人', after: onClose })
  const form = useForm(siteFields, formOf(proposal), (values) => accept.send({ id, ...saidOf(values) }))
  return (
    <Dialog
      open
      width={760}
      title={present ? `纠错：${proposal.name}` : `推荐：${proposal.name}`}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
          <button
            type="button"
            className="button primary"
            disabled={form.busy}
            onClick={() => void form.send()}
          >
            采纳
          </button>
        </>
      }
    >
      <p>{`${proposerName}：${explanation}`}</p>
      <p className="muted">
        {`出处：${sourceTitle} `}
        <span className="rm-address">{sourceAddress}</span>
      </p>
      {present && (
        <BeforeAfter
          rows={differing(present, proposal).map((field) => ({
            key: field,
            label: siteFieldNames[field],
            before: inWords(present, field),
            after: inWords(proposal, field),
          }))}
        />
      )}
      <h3>核对后采纳（可以修改）</h3>
      {form.error !== null && <RefusalNotice error={form.error} retry={form.retry} />}
      <FormFields
        fields={siteFields}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
    </Dialog>
  )
}
