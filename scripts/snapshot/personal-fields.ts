import type { AnyContractRouter } from '@orpc/contract'
import { isMasked } from '#basics/masks.ts'
import { type PersonalField, personalFields } from '#basics/personal-fields.ts'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { type Labelled, labelledByEndpoint } from '#platform/disclosure.ts'

/** Every field of somebody that the contracts label, its label, and where it comes out, so that a new one is seen in review. */
export function personalFieldsTable(contract: AnyContractRouter): string {
  const places = new Map<PersonalField, string[]>()
  for (const { name, labelled } of labelledByEndpoint(contract))
    for (const [field, some] of Map.groupBy(labelled, (one) => one.field))
      places.set(field, [
        ...(places.get(field) ?? []),
        `- \`${name}\`: ${[...new Set(some.map(pathOf))].join(', ')}`,
      ])
  const fields = Object.entries(personalFields).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${[
    '<!-- GENERATED from the contracts by scripts/snapshot.ts: do not edit. -->',
    '# Fields of somebody, and how far they are told',
    '',
    '内部 is for Party members and office holders, 敏感 for office holders alone, neither leaves on the extranet; one’s own is no secret to oneself (`src/basics/sensitivity.ts`, `src/basics/personal-fields.ts`). What is masked leaves masked, whoever asks, and is opened one by one on record.',
    ...fields.flatMap(([field, { title, label }]) => [
      '',
      `## ${field} ${title}`,
      `${sensitivityNames[label]}${isMasked(field) ? ', masked and sealed at rest' : ''}`,
      '',
      ...(places.get(field as PersonalField) ?? ['nowhere']),
    ]),
  ].join('\n')}\n`
}

const pathOf = ({ steps }: Labelled) => `\`${steps.join('.').replaceAll('.[]', '[]')}\``
