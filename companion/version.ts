/** The version that people see, the same as in package.json. */
export const version = '1.0.0';
