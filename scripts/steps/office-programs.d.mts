/** Those of the programs that open what the desk writes which this machine lacks. */
export function missingOfficePrograms(): string[]
