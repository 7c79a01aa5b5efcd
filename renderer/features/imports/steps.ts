/** The way of a file into the register. */
export const STEPS = ['choose', 'match', 'preview', 'result'] as const
export type Step = (typeof STEPS)[number]
