import { educationGroupNames } from '#features/people/roll/rules.ts'
import { occupationNames } from '#features/people/rules.ts'

/** The brackets of each dimension in their order, with the words of the screen. */
export const brackets = {
  age: [
    ['upTo30', '≤30岁'],
    ['31-35', '31–35岁'],
    ['36-40', '36–40岁'],
    ['41-45', '41–45岁'],
    ['46-50', '46–50岁'],
    ['51-55', '51–55岁'],
    ['56-60', '56–60岁'],
    ['from61', '≥61岁'],
  ],
  joined: [
    ['before1949-10', '1949.9及以前'],
    ['to1978-12', '1949.10–1978.12'],
    ['to2012-10', '1979.1–2012.10'],
    ['since2012-11', '2012.11以来'],
  ],
  education: Object.entries(educationGroupNames),
  occupation: Object.entries(occupationNames),
} satisfies Record<string, (readonly [string, string])[]>
