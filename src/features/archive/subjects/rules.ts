/** What can be filed: a request with its reply, a letter of introduction with what became of its people, an admission. */
export const subjectKinds = ['request', 'transferLetter', 'admission'] as const
export type SubjectKind = (typeof subjectKinds)[number]
