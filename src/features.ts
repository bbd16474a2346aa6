import type { Feature } from '#platform/feature.ts'

/** The whole product, from the ground up. Imports go only up this list: a feature may use those before it. */
export const features: Feature[] = []
