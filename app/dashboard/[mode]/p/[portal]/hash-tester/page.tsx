export { default, metadata } from "../../../hash-tester/page";
