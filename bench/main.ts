import { benchLoad } from './load';

console.log(benchLoad());
