DROP TABLE `employees`;
