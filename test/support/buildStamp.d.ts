export declare function stateOfSources(root?: string): string;
export declare function stampBuild(state: string, root?: string): void;
export declare function isBuildCurrent(root?: string): boolean;
