export { default, metadata } from "../../../look/page";
